// Comfort, never need: every page reads and every form works without this file.
"use strict";
