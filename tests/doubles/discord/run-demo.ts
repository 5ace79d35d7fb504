import { fileURLToPath } from "node:url";
import { playDiscordDemo } from "./demo.ts";

await playDiscordDemo(fileURLToPath(new URL("../../../dist/main.js", import.meta.url)), (line) => console.log(line));
