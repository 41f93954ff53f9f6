import { lazy, Suspense, type ReactNode } from 'react';
import { Admin, CustomRoutes, Resource } from 'react-admin';
import { Route } from 'react-router';
import { authProvider } from './api/auth-provider.js';
import { dataProvider } from './api/data-provider.js';
import { queryClient } from './api/query-client.js';
import { i18nProvider } from './language/i18n-provider.js';
import { ConsoleLayout } from './layout/console-layout.js';
import { NotAllowed, NotFound } from './layout/not-allowed.js';
import { Home } from './queue/home.js';
import { QueuePage } from './queue/queue-page.js';
import { SkeletonRows } from './parts/skeleton-rows.js';
import { SignInPage } from './sign-in/sign-in-page.js';
import { LocalizedTheme } from './theme/localized-theme.js';
import { darkTheme, lightTheme } from './theme/theme.js';

const AccountPage = lazy(async () => ({ default: (await import('./account/account-page.js')).AccountPage }));
const WorkbenchPage = lazy(async () => ({ default: (await import('./workbench/workbench-page.js')).WorkbenchPage }));
const SubmissionsPage = lazy(async () => ({
  default: (await import('./submissions/submissions-page.js')).SubmissionsPage,
}));
const SubmissionPage = lazy(async () => ({
  default: (await import('./submissions/submission-page.js')).SubmissionPage,
}));
const CheckRunPage = lazy(async () => ({ default: (await import('./check-runs/check-run-page.js')).CheckRunPage }));
const CalibrationsPage = lazy(async () => ({
  default: (await import('./calibrations/calibrations-page.js')).CalibrationsPage,
}));
const EntriesPage = lazy(async () => ({ default: (await import('./audit/entries-page.js')).EntriesPage }));
const EntryPage = lazy(async () => ({ default: (await import('./audit/entry-page.js')).EntryPage }));
const ReportsPage = lazy(async () => ({ default: (await import('./reports/reports-page.js')).ReportsPage }));
const ReportPage = lazy(async () => ({ default: (await import('./reports/report-page.js')).ReportPage }));
const ReportRequestPage = lazy(async () => ({
  default: (await import('./reports/report-request-page.js')).ReportRequestPage,
}));
const SchedulesPage = lazy(async () => ({ default: (await import('./reports/schedules-page.js')).SchedulesPage }));
const ScheduleCreatePage = lazy(async () => ({
  default: (await import('./reports/schedule-create-page.js')).ScheduleCreatePage,
}));
const ScheduleImportPage = lazy(async () => ({
  default: (await import('./schedule-import/schedule-import-page.js')).ScheduleImportPage,
}));
const CoveragePage = lazy(async () => ({ default: (await import('./coverage/coverage-page.js')).CoveragePage }));
const AttestationsPage = lazy(async () => ({
  default: (await import('./attestations/attestations-page.js')).AttestationsPage,
}));
const IncidentsPage = lazy(async () => ({ default: (await import('./incidents/incidents-page.js')).IncidentsPage }));
const IncidentPage = lazy(async () => ({ default: (await import('./incidents/incident-page.js')).IncidentPage }));
const IncidentCreate = lazy(async () => ({ default: (await import('./incidents/incident-create.js')).IncidentCreate }));
const PeoplePage = lazy(async () => ({ default: (await import('./people/people-page.js')).PeoplePage }));
const PersonCreate = lazy(async () => ({ default: (await import('./people/person-create.js')).PersonCreate }));
const PersonEdit = lazy(async () => ({ default: (await import('./people/person-edit.js')).PersonEdit }));
const KeysPage = lazy(async () => ({ default: (await import('./keys/keys-page.js')).KeysPage }));
const SystemsPage = lazy(async () => ({ default: (await import('./systems/systems-page.js')).SystemsPage }));
const SystemCreate = lazy(async () => ({ default: (await import('./systems/system-create.js')).SystemCreate }));
const SystemEdit = lazy(async () => ({ default: (await import('./systems/system-edit.js')).SystemEdit }));
const FleetPage = lazy(async () => ({ default: (await import('./fleet/fleet-page.js')).FleetPage }));
const FlowPage = lazy(async () => ({ default: (await import('./flow/flow-page.js')).FlowPage }));
const QualityPage = lazy(async () => ({ default: (await import('./quality/quality-page.js')).QualityPage }));
const SecondReviewsPage = lazy(async () => ({
  default: (await import('./quality/second-reviews-page.js')).SecondReviewsPage,
}));
const TrainingExportsPage = lazy(async () => ({
  default: (await import('./training/training-exports-page.js')).TrainingExportsPage,
}));
const MyReliancePage = lazy(async () => ({
  default: (await import('./quality/my-reliance-page.js')).MyReliancePage,
}));
const CohortsPage = lazy(async () => ({ default: (await import('./cohorts/cohorts-page.js')).CohortsPage }));
const PoliciesPage = lazy(async () => ({ default: (await import('./policies/policies-page.js')).PoliciesPage }));
const VersionsPage = lazy(async () => ({ default: (await import('./policies/versions-page.js')).VersionsPage }));
const VersionPage = lazy(async () => ({ default: (await import('./policies/version-page.js')).VersionPage }));
const DraftsPage = lazy(async () => ({ default: (await import('./policies/drafts-page.js')).DraftsPage }));
const DraftPage = lazy(async () => ({ default: (await import('./policies/draft-page.js')).DraftPage }));
const DraftCreate = lazy(async () => ({ default: (await import('./policies/draft-create.js')).DraftCreate }));
const BackTestPage = lazy(async () => ({ default: (await import('./policies/back-test-page.js')).BackTestPage }));

function Layout({ children }: { children?: ReactNode }) {
  return (
    <LocalizedTheme>
      <ConsoleLayout>
        <Suspense fallback={<SkeletonRows />}>{children}</Suspense>
      </ConsoleLayout>
    </LocalizedTheme>
  );
}

/** The console: providers, theme, languages, and one resource or route a page. */
export function App() {
  return (
    <Admin
      disableTelemetry
      requireAuth
      dataProvider={dataProvider}
      authProvider={authProvider}
      i18nProvider={i18nProvider}
      queryClient={queryClient}
      lightTheme={lightTheme}
      darkTheme={darkTheme}
      layout={Layout}
      loginPage={SignInPage}
      catchAll={NotFound}
      accessDenied={NotAllowed}
      dashboard={Home}
      title="Countersign"
    >
      <Resource name="queue" list={QueuePage} />
      <Resource name="submissions" list={SubmissionsPage} show={SubmissionPage} recordRepresentation="title" />
      <Resource name="entries" list={EntriesPage} show={EntryPage} />
      <Resource name="reports" list={ReportsPage} show={ReportPage} create={ReportRequestPage} />
      <Resource name="report-schedules" list={SchedulesPage} create={ScheduleCreatePage} />
      <Resource name="systems" list={SystemsPage} create={SystemCreate} edit={SystemEdit} recordRepresentation="name" />
      <Resource name="people" list={PeoplePage} create={PersonCreate} edit={PersonEdit} recordRepresentation="name" />
      <Resource name="keys" list={KeysPage} />
      <Resource name="attestations" list={AttestationsPage} />
      <Resource name="incidents" list={IncidentsPage} show={IncidentPage} create={IncidentCreate} />
      <Resource name="policy-drafts" list={DraftsPage} show={DraftPage} create={DraftCreate} />
      <Resource name="policy-versions" list={VersionsPage} show={VersionPage} />
      <CustomRoutes>
        <Route path="/review" element={<WorkbenchPage />} />
        <Route path="/review/:submission" element={<WorkbenchPage />} />
        <Route path="/submissions/:id/checks/:check" element={<CheckRunPage />} />
        <Route path="/schedule-import" element={<ScheduleImportPage />} />
        <Route path="/calibrations" element={<CalibrationsPage />} />
        <Route path="/coverage" element={<CoveragePage />} />
        <Route path="/fleet" element={<FleetPage />} />
        <Route path="/dashboard" element={<FlowPage />} />
        <Route path="/quality" element={<QualityPage />} />
        <Route path="/second-reviews" element={<SecondReviewsPage />} />
        <Route path="/training-exports" element={<TrainingExportsPage />} />
        <Route path="/my-reliance" element={<MyReliancePage />} />
        <Route path="/cohorts" element={<CohortsPage />} />
        <Route path="/account" element={<AccountPage />} />
        <Route path="/policies" element={<PoliciesPage />} />
        <Route path="/policy-drafts/:id/back-tests/:test" element={<BackTestPage />} />
      </CustomRoutes>
    </Admin>
  );
}
