import { roundingTolerance } from '../constraints/processing.js';
import { changeoverTime } from '../constraints/changeover.js';
import { isHeld } from '../constraints/displaced.js';
import { checkTools } from '../constraints/tool.js';
import { supplyOf } from '../model/material-supply.js';
import type { Machine, Placement, ScheduleModel } from '../model/schedule-model.js';
import { contentPointer } from '../model/undeclared-names.js';
import type { Binding, Cause } from './bind-placements.js';
import { firstWaiting } from './first-waiting.js';
import type { ReasonKind } from './reason-kinds.js';
import { readReason, reasonKinds } from './reason-kinds.js';

/** What became of a stated reason. `undecided`: its wording is unknown, or the schedule says nothing of it. */
export interface ReasonVerdict {
  /** What it is stated of: an operation, or a job as a whole; the other is null. */
  operation: string | null;
  job: string | null;
  /** Place of its text below the content. */
  pointer: string;
  kind: ReasonKind | null;
  verdict: 'holds' | 'contradicted' | 'undecided';
  /** Operations that speak against it. */
  against: string[];
}

type Ruling = Pick<ReasonVerdict, 'verdict' | 'against'>;
type Rule = (placement: Placement, text: string) => Ruling;

/** Kinds that are true of a job when they are of one of its operations. */
const anyOperation: ReadonlySet<ReasonKind> = new Set(reasonKinds.filter((kind) => kind.startsWith('waits-')));

const holds: Ruling = { verdict: 'holds', against: [] };
const undecided: Ruling = { verdict: 'undecided', against: [] };
const ruled = (isTrue: boolean, against: string[] = []): Ruling =>
  isTrue ? holds : { verdict: 'contradicted', against };

/** Holds every stated reason against what was computed; one verdict for each thing that a reason says. */
export function checkReasons(model: ScheduleModel, bindings: readonly Binding[]): ReasonVerdict[] {
  const rules = reasonRules(model, bindings);
  const jobs = new Map(model.jobs.map((job) => [job.id, job]));
  return (model.source.reasons ?? []).flatMap(({ operation = null, job = null, text }, index): ReasonVerdict[] => {
    const pointer = contentPointer('schedule', 'reasons', index, 'text');
    const concerned =
      operation === null ? (jobs.get(job ?? '')?.operations ?? []) : [model.operations.get(operation) ?? null];
    const placements = concerned.flatMap((it) => it?.placement ?? []);
    const kinds = placements.length === 0 ? [] : readReason(text);
    if (kinds.length === 0) return [{ operation, job, pointer, kind: null, ...undecided }];
    return kinds.map((kind) => ({
      operation,
      job,
      pointer,
      kind,
      ...together(
        kind,
        placements.map((it) => rules[kind](it, text)),
      ),
    }));
  });
}

/** A job waits where one of its operations does; all else that is said of it must be so of every operation that can tell. */
function together(kind: ReasonKind, rulings: readonly Ruling[]): Ruling {
  const against = [...new Set(rulings.flatMap((it) => it.against))];
  const some = (verdict: Ruling['verdict']) => rulings.some((it) => it.verdict === verdict);
  if (some('holds') && (anyOperation.has(kind) || !some('contradicted'))) return holds;
  return some('contradicted') ? { verdict: 'contradicted', against } : undecided;
}

function reasonRules(model: ScheduleModel, bindings: readonly Binding[]): Record<ReasonKind, Rule> {
  const waitsFor = (cause: Cause) => (placement: Placement) => waited(bindings[placement.rank], cause);
  return {
    'material-on-hand': materialRule(model),
    'earliest-due': lowestRule(bindings, ({ operation }) => operation.job.dueAt),
    'highest-priority': lowestRule(bindings, ({ operation }) => operation.job.priority),
    shortest: lowestRule(bindings, ({ needed }) => needed),
    'same-family': familyRule(),
    'only-machine': ({ operation, machineId }) => {
      const others = [...operation.eligible.keys()].filter((machine) => machine !== machineId);
      return ruled(others.length === 0);
    },
    'customer-class': classRule(model),
    'tool-free': toolRule(model),
    'same-batch': ({ batch }) => ruled((batch?.members.length ?? 1) > 1),
    locked: (placement) => ruled(isHeld(placement)),
    'waits-predecessor': waitsFor('predecessor'),
    'waits-machine': waitsFor('machine'),
    'waits-material': waitsFor('material'),
    'waits-release': waitsFor('release'),
    'waits-tool': waitsFor('tool'),
  };
}

/** True when that cause held the operation until its very start, alone or with others. */
function waited(binding: Binding | undefined, cause: Cause): Ruling {
  if (binding === undefined) return undecided;
  const { start } = binding.placement;
  const held = binding.blockers.some((it) => it.cause === cause && Math.abs(it.ready - start) <= roundingTolerance);
  return ruled(held, binding.binding.by === null ? [] : [binding.binding.by.operation.id]);
}

/** True when it takes material and all of it is there at its start. */
function materialRule(model: ScheduleModel): Rule {
  const short = new Map<Placement, boolean>();
  for (const { placement, short: lacking } of supplyOf(model).flatMap(({ withdrawals }) => withdrawals)) {
    short.set(placement, lacking > 0 || short.get(placement) === true);
  }
  return (placement) => ruled(short.get(placement) === false);
}

/** True when it needs a tool and enough pieces are free when it starts. */
function toolRule(model: ScheduleModel): Rule {
  const short = new Map([...checkTools(model)].map(({ operations }) => [operations.at(-1), operations.slice(0, -1)]));
  return ({ operation }) => ruled(operation.tools.length > 0 && !short.has(operation.id), short.get(operation.id));
}

/** True when the text names the class that the master list gives its customer; untrue when it names another one of the list. */
function classRule({ source }: ScheduleModel): Rule {
  const classes = new Set((source.customers ?? []).flatMap((customer) => customer.class ?? []));
  return ({ operation }, text) => {
    const named = [...classes].filter((name) => namesWord(text, name));
    if (named.length === 0) return undecided;
    return ruled(named.includes(operation.job.customerClass ?? ''));
  };
}

/** Whether a text holds a name, in Latin letters as words of their own. */
function namesWord(text: string, name: string): boolean {
  const at = text.toLowerCase().indexOf(name.toLowerCase());
  const isLatin = (character: string | undefined) => /[a-z0-9]/i.test(character ?? '');
  return at >= 0 && !isLatin(text[at - 1]) && !isLatin(text[at + name.length]);
}

/** True when nothing that waited for the same machine had a lower value; undecided where the operation has none. */
function lowestRule(bindings: readonly Binding[], value: (placement: Placement) => number | null): Rule {
  const byMachine = new Map<Machine, Map<Placement, Placement>>();
  return (placement) => {
    const { machine } = placement;
    const own = value(placement);
    if (machine === null || own === null) return undecided;
    const waiting = byMachine.get(machine) ?? firstWaiting(machine.queue, bindings, value);
    byMachine.set(machine, waiting);
    const rival = waiting.get(placement);
    if (rival === undefined) return holds;
    return ruled((value(rival) ?? Infinity) >= own, [rival.operation.id]);
  };
}

/** True when the machine needs no changeover from what it is set up for; undecided for its first family. */
function familyRule(): Rule {
  const setUp = new Map<Machine, Map<Placement, Placement>>();
  return (placement) => {
    const { machine, operation } = placement;
    if (machine === null || operation.family === null) return undecided;
    const before = setUp.get(machine) ?? familiesBefore(machine);
    setUp.set(machine, before);
    const last = before.get(placement)?.operation;
    if (last === undefined) return undecided;
    const same = last.family === operation.family || changeoverTime(machine, last.family, operation.family) === 0;
    return ruled(same, [last.id]);
  };
}

function familiesBefore(machine: Machine): Map<Placement, Placement> {
  const found = new Map<Placement, Placement>();
  let last: Placement | undefined;
  for (const placement of machine.queue) {
    if (last !== undefined) found.set(placement, last);
    if (placement.operation.family !== null) last = placement;
  }
  return found;
}
