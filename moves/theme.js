/** What every page does beside showing its text. */

import "./access.js";
import "./copy.js";
import "./drawer.js";
import "./files.js";
import "./found.js";
import "./keyboard.js";
import "./place.js";
import "./reveal.js";
import "./search.js";
import "./tabs.js";
import "./terms.js";
