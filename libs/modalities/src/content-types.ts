import type { z } from 'zod';
import type { image } from './modalities/image.js';
import type { schedule } from './modalities/schedule.js';
import type { text } from './modalities/text.js';

export type TextContent = z.infer<(typeof text)['content']>;
export type ImageContent = z.infer<(typeof image)['content']>;
export type ScheduleModalityContent = z.infer<(typeof schedule)['content']>;
