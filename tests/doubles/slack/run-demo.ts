import { fileURLToPath } from "node:url";
import { playSlackDemo } from "./demo.ts";

await playSlackDemo(fileURLToPath(new URL("../../../dist/main.js", import.meta.url)), (line) => console.log(line));
