import { attestationsRoutes } from './routes/attestations.js';
import { administrationRoutes } from './routes/administration.js';
import { auditRoutes } from './routes/audit.js';
import { careRoutes } from './routes/care.js';
import { catalogRoutes } from './routes/catalog.js';
import { coverageRoutes } from './routes/coverage.js';
import { elevationRoutes } from './routes/elevations.js';
import { imagesRoutes } from './routes/images.js';
import { incidentsRoutes } from './routes/incidents.js';
import { liveRoutes } from './routes/live.js';
import { operationRoutes } from './routes/operation.js';
import { policiesRoutes } from './routes/policies.js';
import { policyExceptionRoutes } from './routes/policy-exceptions.js';
import { qualityRoutes } from './routes/quality.js';
import { reportsRoutes } from './routes/reports.js';
import { reviewsRoutes } from './routes/reviews.js';
import { scheduleFilesRoutes } from './routes/schedule-files.js';
import { schedulesRoutes } from './routes/schedules.js';
import { sessionRoutes } from './routes/session.js';
import { submissionsRoutes } from './routes/submissions.js';
import { trainingExportsRoutes } from './routes/training-exports.js';

/** Every route of the public API. Controllers, OpenAPI, the SDK and the route × role test read this table. */
export const routes = {
  ...sessionRoutes,
  ...submissionsRoutes,
  ...imagesRoutes,
  ...scheduleFilesRoutes,
  ...catalogRoutes,
  ...reviewsRoutes,
  ...liveRoutes,
  ...qualityRoutes,
  ...trainingExportsRoutes,
  ...schedulesRoutes,
  ...auditRoutes,
  ...reportsRoutes,
  ...coverageRoutes,
  ...attestationsRoutes,
  ...incidentsRoutes,
  ...administrationRoutes,
  ...elevationRoutes,
  ...policiesRoutes,
  ...policyExceptionRoutes,
  ...careRoutes,
  ...operationRoutes,
} as const;
export type RouteName = keyof typeof routes;
