/** What the theme leaves undone on every page. Runs before the theme's own script. */

import "./files.js";
import "./names.js";
import "./search.js";
import "./tabs.js";
