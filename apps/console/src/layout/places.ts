import AssessmentIcon from '@mui/icons-material/AssessmentOutlined';
import BalanceIcon from '@mui/icons-material/BalanceOutlined';
import DnsIcon from '@mui/icons-material/DnsOutlined';
import DrawIcon from '@mui/icons-material/DrawOutlined';
import FlowIcon from '@mui/icons-material/BarChartOutlined';
import FactCheckIcon from '@mui/icons-material/FactCheckOutlined';
import GavelIcon from '@mui/icons-material/GavelOutlined';
import InboxIcon from '@mui/icons-material/InboxOutlined';
import KeyIcon from '@mui/icons-material/KeyOutlined';
import LayersIcon from '@mui/icons-material/LayersOutlined';
import MemoryIcon from '@mui/icons-material/MemoryOutlined';
import TrainingIcon from '@mui/icons-material/ModelTrainingOutlined';
import MirrorIcon from '@mui/icons-material/InsightsOutlined';
import QualityIcon from '@mui/icons-material/SchoolOutlined';
import PeopleIcon from '@mui/icons-material/PeopleOutlined';
import CalibrationIcon from '@mui/icons-material/TuneOutlined';
import SecondIcon from '@mui/icons-material/RepeatOutlined';
import TodayIcon from '@mui/icons-material/TodayOutlined';
import ViewListIcon from '@mui/icons-material/ViewListOutlined';
import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import VerifiedIcon from '@mui/icons-material/VerifiedOutlined';
import WarningIcon from '@mui/icons-material/WarningAmberOutlined';
import type { Action, SubjectType } from '@countersign/contracts';
import type { ComponentType } from 'react';
import type { layoutText } from './messages.js';

/** A page that the menu and the command palette lead to, and the right it takes. */
export interface Place {
  to: string;
  name: keyof typeof layoutText;
  group: 'review' | 'evidence' | 'administration';
  icon: ComponentType<{ fontSize?: 'small' | 'medium' }>;
  needs: readonly [Action, SubjectType];
}

/** Every page of the menu, in its order. */
export const places: readonly Place[] = [
  { to: '/', name: 'myDay', group: 'review', icon: TodayIcon, needs: ['claim', 'Review'] },
  { to: '/queue', name: 'queue', group: 'review', icon: InboxIcon, needs: ['list', 'Review'] },
  { to: '/submissions', name: 'submissions', group: 'review', icon: ViewListIcon, needs: ['list', 'Submission'] },
  {
    to: '/schedule-import',
    name: 'scheduleImport',
    group: 'review',
    icon: UploadIcon,
    needs: ['submit', 'Submission'],
  },
  { to: '/dashboard', name: 'flow', group: 'review', icon: FlowIcon, needs: ['lead', 'Review'] },
  { to: '/my-reliance', name: 'myReliance', group: 'review', icon: MirrorIcon, needs: ['claim', 'Review'] },
  { to: '/quality', name: 'quality', group: 'evidence', icon: QualityIcon, needs: ['read', 'ReviewerQuality'] },
  {
    to: '/second-reviews',
    name: 'secondReviews',
    group: 'evidence',
    icon: SecondIcon,
    needs: ['list', 'SecondReview'],
  },
  {
    to: '/training-exports',
    name: 'trainingExports',
    group: 'evidence',
    icon: TrainingIcon,
    needs: ['list', 'TrainingExport'],
  },
  { to: '/coverage', name: 'coverage', group: 'evidence', icon: FactCheckIcon, needs: ['read', 'Coverage'] },
  { to: '/calibrations', name: 'calibrations', group: 'evidence', icon: CalibrationIcon, needs: ['read', 'CheckRun'] },
  { to: '/cohorts', name: 'cohorts', group: 'evidence', icon: BalanceIcon, needs: ['read', 'Coverage'] },
  { to: '/attestations', name: 'attestations', group: 'evidence', icon: DrawIcon, needs: ['list', 'Attestation'] },
  { to: '/incidents', name: 'incidents', group: 'evidence', icon: WarningIcon, needs: ['list', 'Incident'] },
  { to: '/reports', name: 'reports', group: 'evidence', icon: AssessmentIcon, needs: ['list', 'Report'] },
  { to: '/entries', name: 'audit', group: 'evidence', icon: VerifiedIcon, needs: ['list', 'AuditEntry'] },
  { to: '/policies', name: 'policies', group: 'administration', icon: GavelIcon, needs: ['read', 'Policy'] },
  { to: '/fleet', name: 'fleet', group: 'administration', icon: DnsIcon, needs: ['read', 'Fleet'] },
  { to: '/systems', name: 'systems', group: 'administration', icon: LayersIcon, needs: ['list', 'System'] },
  { to: '/people', name: 'people', group: 'administration', icon: PeopleIcon, needs: ['list', 'Person'] },
  { to: '/keys', name: 'keys', group: 'administration', icon: KeyIcon, needs: ['list', 'Key'] },
];

/** Icon of whatever a machine said. */
export const MachineIcon = MemoryIcon;
