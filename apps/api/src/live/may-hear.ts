import { isAllowed, type Actor } from '@countersign/access';
import type { LiveTopic } from '@countersign/contracts';
import type { Change } from './read-changes.js';

const needs = {
  queue: ['list', 'Review'],
  alarms: ['lead', 'Review'],
  fleet: ['read', 'Fleet'],
  flow: ['lead', 'Review'],
  coverage: ['read', 'Coverage'],
} as const;

/** Of what coverage says, a right is on AI systems; of the queue, on outputs. */
const asked = (topic: LiveTopic, about: Change['about']) =>
  topic === 'coverage' && about !== null && typeof about === 'object' ? about.system : (about ?? undefined);

/** Whether somebody may hear that something changed: who may see the page of the topic, with what it is about on it. */
export function mayHear(actor: Actor, topic: LiveTopic, about: Change['about']): boolean {
  const [action, subject] = needs[topic];
  return isAllowed(actor, action, subject, asked(topic, about));
}
