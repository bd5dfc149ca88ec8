import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the built styles and client modules lie. */
export const ASSETS = fileURLToPath(new URL('../../dist/assets', import.meta.url));

const manifest: Record<string, string> = existsSync(`${ASSETS}/manifest.json`)
  ? (JSON.parse(readFileSync(`${ASSETS}/manifest.json`, 'utf8')) as Record<string, string>)
  : {};

/** The address of an asset with its hash in the name: cached for ever, replaced by a new name. */
export function assetUrl(name: string): string {
  const url = manifest[name];
  if (!url) throw new Error(`no asset ${name}: run npm run build`);
  return url;
}
