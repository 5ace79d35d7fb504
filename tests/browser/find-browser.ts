import { existsSync } from "node:fs";

const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Where a Chromium is: CHROMIUM_PATH, else a usual place, else nowhere. */
export function findBrowser(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  return named ?? usualPlaces.find((place) => existsSync(place));
}
