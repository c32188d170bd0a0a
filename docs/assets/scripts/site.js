// The script of the pages: the build joins these modules, with those that they import.
import "./palette.js";
import "./languages.js";
import "./contents.js";
import "./menu.js";
import "./details.js";
import "./figures.js";
import "./search.js";
import "./marks.js";
import "./video.js";
import "./further.js";
import "./filters.js";
import "./passages.js";
