import { z } from 'zod';
import { defineRoute as route } from '../route-definition.js';
import { api } from './api.js';

/** What an event says has changed; never what it is now. */
export const liveTopics = ['queue', 'alarms', 'fleet', 'flow', 'coverage'] as const;
export type LiveTopic = (typeof liveTopics)[number];

/** Events of what changes, for pages that are looked at. */
export const liveRoutes = {
  streamEvents: route({
    name: 'streamEvents',
    tag: 'reviews',
    summary:
      'Server-sent events that name what changed (queue, alarms, fleet, flow, coverage) on outputs and AI systems that one may see, and hold nothing of it; for sessions only',
    method: 'GET',
    path: `${api}/events`,
    needs: ['read-own', 'Profile'],
    answer: z.string(),
    answerType: 'text/event-stream',
  }),
} as const;
