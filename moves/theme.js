/** What the theme leaves undone on every page. Runs before the theme's own script. */

import "./access.js";
import "./files.js";
import "./palette.js";
import "./search.js";
import "./tabs.js";
