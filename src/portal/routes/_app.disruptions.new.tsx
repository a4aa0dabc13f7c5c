import { createFileRoute } from '@tanstack/react-router';
import { ReportDisruptionScreen } from '../screens/disruptions/report-disruption';

export const Route = createFileRoute('/_app/disruptions/new')({ component: ReportDisruptionScreen });
