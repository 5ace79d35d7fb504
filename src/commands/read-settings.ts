import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { portSchema, readEnvironment } from "./read-environment.ts";

/** Where the package lies; the same from src and from dist. */
const packageFolder = fileURLToPath(new URL("../../", import.meta.url));

const environmentSchema = z.object({
  PORT: portSchema.default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  USHER_CONFIG: z.string().min(1).optional(),
  USHER_DATA: z.string().min(1).optional(),
  USHER_MODELS: z.string().min(1).optional(),
  USHER_BACKEND: z.enum(["native", "wasm", "cpu"]).optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

/** What the environment decides: addresses, folders, secrets. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly configFolder: string;
  readonly dataFolder: string;
  readonly modelsFolder: string;
  readonly encodersFolder: string;
  readonly backend: "native" | "wasm" | "cpu" | undefined;
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
}

/**
 * Reads the settings from environment variables; throws `config-invalid` naming every variable at fault. Folders are looked for
 * in `cwd` when a configuration lies there, else in the package, so that Usher starts from any directory.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>, cwd: string): Settings {
  const data = readEnvironment(environmentSchema, environment, { areSecrets: false });
  const base = existsSync(join(cwd, "config", "usher.yaml")) ? cwd : packageFolder;
  const folder = (named: string | undefined, usual: string) => (named ? resolve(cwd, named) : join(base, usual));
  const modelsFolder = folder(data.USHER_MODELS, "models");
  return {
    port: data.PORT,
    host: data.HOST,
    configFolder: folder(data.USHER_CONFIG, "config"),
    dataFolder: folder(data.USHER_DATA, "data"),
    modelsFolder,
    encodersFolder: toEncodersFolder(modelsFolder),
    backend: data.USHER_BACKEND,
    logLevel: data.LOG_LEVEL,
  };
}

/** Encoders are large and ship with the package: a models folder of one's own need not hold them. */
function toEncodersFolder(modelsFolder: string): string {
  const own = join(modelsFolder, "encoders");
  return existsSync(own) ? own : join(packageFolder, "models", "encoders");
}
