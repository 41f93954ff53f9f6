import { readPluginFolder } from '@countersign/plugins';
import type { Renderer } from './renderer.js';

function isRenderer(value: unknown): value is Renderer {
  return typeof value === 'object' && value !== null && 'name' in value && 'mediaType' in value && 'render' in value;
}

/** All report formats, by name: one file each in `render/`. */
export const renderers = readPluginFolder(new URL('./render/', import.meta.url), isRenderer);
