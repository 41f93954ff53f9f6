import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { AdministrationController } from './administration/administration.controller.js';
import { CareController } from './administration/care.controller.js';
import { ElevationsController } from './administration/elevations.controller.js';
import { PeopleSessionsController } from './administration/people-sessions.controller.js';
import { AttestationsController } from './attestations/attestations.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { LogController } from './audit/log.controller.js';
import { CatalogController } from './catalog/catalog.controller.js';
import { CoverageController } from './coverage/coverage.controller.js';
import { Authentication } from './http/authentication.js';
import { ProblemFilter } from './http/problem.filter.js';
import { IncidentsController } from './incidents/incidents.controller.js';
import { LiveController } from './live/live.controller.js';
import { LiveEvents } from './live/live-events.js';
import { Metrics } from './operation/metrics.js';
import { OperationController } from './operation/operation.controller.js';
import { PoliciesController } from './policies/policies.controller.js';
import { ExceptionsController } from './policies/exceptions.controller.js';
import { ShadowsController } from './policies/shadows.controller.js';
import { PolicyFollower } from './policies/policy-follower.js';
import { Product } from './product.js';
import { ReportSchedulesController } from './reports/report-schedules.controller.js';
import { ReportsController } from './reports/reports.controller.js';
import { PresenceController } from './reviews/presence.controller.js';
import { QualityController } from './reviews/quality.controller.js';
import { ReviewsController } from './reviews/reviews.controller.js';
import { ScheduleFileReader } from './schedule-files/schedule-file-reader.js';
import { ScheduleFilesController } from './schedule-files/schedule-files.controller.js';
import { SchedulesController } from './schedules/schedules.controller.js';
import { OidcController } from './session/oidc.controller.js';
import { SavedViewsController } from './session/saved-views.controller.js';
import { PasskeysController } from './session/passkeys.controller.js';
import { SecondFactorsController } from './session/second-factors.controller.js';
import { SessionController } from './session/session.controller.js';
import { BlobIntake } from './submissions/blob-intake.js';
import { Previews } from './submissions/previews.js';
import { BodyReader } from './submissions/body-reader.js';
import { DecisionWatch } from './submissions/decision-watch.js';
import { ImagesController } from './submissions/images.controller.js';
import { UploadsController } from './submissions/uploads.controller.js';
import { Intake } from './submissions/intake.js';
import { SubmissionsController } from './submissions/submissions.controller.js';
import { TrainingExportsController } from './reports/training-exports.controller.js';
import { Threads } from './threads/threads.js';

@Module({})
export class AppModule {
  /** The API around an opened product. */
  static around(product: Product): DynamicModule {
    return {
      module: AppModule,
      controllers: [
        AdministrationController,
        AttestationsController,
        AuditController,
        CareController,
        CatalogController,
        CoverageController,
        ElevationsController,
        ImagesController,
        UploadsController,
        IncidentsController,
        LiveController,
        LogController,
        OidcController,
        OperationController,
        PeopleSessionsController,
        PoliciesController,
        ExceptionsController,
        ShadowsController,
        ReportsController,
        ReportSchedulesController,
        PresenceController,
        QualityController,
        ReviewsController,
        ScheduleFilesController,
        SchedulesController,
        SavedViewsController,
        SecondFactorsController,
        PasskeysController,
        SessionController,
        SubmissionsController,
        TrainingExportsController,
      ],
      providers: [
        { provide: Product, useValue: product },
        { provide: APP_FILTER, useClass: ProblemFilter },
        Authentication,
        BlobIntake,
        Previews,
        BodyReader,
        DecisionWatch,
        Intake,
        LiveEvents,
        Metrics,
        PolicyFollower,
        ScheduleFileReader,
        Threads,
      ],
    };
  }
}
