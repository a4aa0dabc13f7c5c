import { useQuery } from '@tanstack/react-query';
import { vendorReportsQuery } from '../../api/assurance';
import { Loading, ProblemNote } from '../../parts/notes';
import { AssuranceList } from './assurance-list';

/** Every independent report of one vendor. */
export function VendorReports({ vendorId }: { vendorId: string }) {
  const { data, error } = useQuery(vendorReportsQuery(vendorId));
  if (error) return <ProblemNote problem={error} />;
  return data === undefined ? <Loading /> : <AssuranceList rows={data.items} isOfOne />;
}
