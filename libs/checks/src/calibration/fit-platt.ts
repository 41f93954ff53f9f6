import { logOdds, type Calibration, type Label } from './calibration.js';

const steps = 50;
const ridge = 1e-6;

interface Point {
  x: number;
  target: number;
}

/** Targets that are never quite 0 or 1, so that few labels do not make a certain map (Platt 1999, section 2.2). */
function pointsOf(labels: readonly Label[]): Point[] {
  const positive = labels.filter((label) => label.positive).length;
  const [yes, no] = [(positive + 1) / (positive + 2), 1 / (labels.length - positive + 2)];
  return labels.map((label) => ({ x: logOdds(label.score), target: label.positive ? yes : no }));
}

const sigmoid = (odds: number): number => 1 / (1 + Math.exp(-odds));

function loss(points: readonly Point[], slope: number, offset: number): number {
  return points.reduce((sum, { x, target }) => {
    const odds = offset + slope * x;
    return sum + Math.max(odds, 0) - odds * target + Math.log1p(Math.exp(-Math.abs(odds)));
  }, 0);
}

/** The Newton step of slope and offset. */
function step(points: readonly Point[], slope: number, offset: number): [number, number] {
  let [ss, so, oo, gs, go] = [ridge, 0, ridge, 0, 0];
  for (const { x, target } of points) {
    const probability = sigmoid(offset + slope * x);
    const weight = probability * (1 - probability);
    ss += weight * x * x;
    so += weight * x;
    oo += weight;
    gs += (probability - target) * x;
    go += probability - target;
  }
  const determinant = ss * oo - so * so;
  return [(oo * gs - so * go) / determinant, (ss * go - so * gs) / determinant];
}

/** Platt's map by Newton's method with halved steps (Lin, Lin and Weng 2007). Where scores run against the labels the slope is zero: every score gets the base rate. */
export function fitPlatt(labels: readonly Label[]): Calibration {
  const points = pointsOf(labels);
  const mean = points.reduce((sum, { target }) => sum + target, 0) / points.length;
  let [slope, offset] = [0, Math.log(mean / (1 - mean))];
  for (let turn = 0; turn < steps; turn += 1) {
    const before = loss(points, slope, offset);
    const [moveSlope, moveOffset] = step(points, slope, offset);
    let size = 1;
    while (size > 1e-6 && loss(points, slope - size * moveSlope, offset - size * moveOffset) > before) size /= 2;
    if (size <= 1e-6 || Math.abs(moveSlope) + Math.abs(moveOffset) < 1e-9) break;
    slope -= size * moveSlope;
    offset -= size * moveOffset;
  }
  return slope > 0
    ? { method: 'platt', slope, offset }
    : { method: 'platt', slope: 0, offset: Math.log(mean / (1 - mean)) };
}
