import { comfyShapes, type Shape } from './comfy-shapes.js';
import type { GeneratorMark } from './generator-marks.js';

/** By how much of itself the ratio of width to height may be off: sizes are rounded to pixels, and by models to eight. */
const tolerance = 0.02;

const ratio = ({ width, height }: Shape): number => Math.log(width / height);

/** Scaled and turned pictures keep their shape. */
const alike = (one: Shape, other: Shape): boolean =>
  Math.abs(Math.abs(ratio(one)) - Math.abs(ratio(other))) <= tolerance;

/** Whether a mark describes pictures of this shape; null where it does not say, as those of other programs do not. */
function describes({ tool, text }: GeneratorMark, picture: Shape): boolean | null {
  const shapes = tool === 'ComfyUI' ? comfyShapes(text) : null;
  return shapes === null ? null : shapes.some((shape) => alike(shape, picture));
}

/**
 * The marks of a file, those of a program apart that describe pictures of another shape than the one in it, where none of the program's
 * describes this one: a screenshot of the program, a picture that was cut, or one that data were copied into. They say nothing of how this
 * picture was made. Only of ComfyUI is the shape of what it saves known; other programs save grids of several pictures with the data of one.
 */
export function partMarks(
  marks: readonly GeneratorMark[],
  picture: Shape,
): { marks: GeneratorMark[]; strayMarks: GeneratorMark[] } {
  const told = marks.map((mark) => ({ tool: mark.tool, fits: describes(mark, picture) }));
  const fitting = new Set(told.filter(({ fits }) => fits === true).map(({ tool }) => tool));
  const stray = new Set(told.filter(({ tool, fits }) => fits === false && !fitting.has(tool)).map(({ tool }) => tool));
  return {
    marks: marks.filter(({ tool }) => !stray.has(tool)),
    strayMarks: marks.filter(({ tool }) => stray.has(tool)),
  };
}
