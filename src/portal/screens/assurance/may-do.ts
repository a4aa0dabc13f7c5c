import type { AssuranceDetail } from '../../api/assurance';
import { useMay, useSession } from '../../api/session';

/** What this person may do with the report now; the API decides, this only hides what it would refuse. */
export function useMayDo(report: AssuranceDetail) {
  const may = useMay();
  const ofVendor = useSession().vendorId !== null;
  const { state, own } = report;
  const isHere = !['expected', 'overdue', 'superseded'].includes(state);
  const writable = state === 'received' || (!ofVendor && state === 'under_review');
  return {
    ofVendor,
    receive: may('assurance.bring') && (state === 'expected' || state === 'overdue'),
    write: may('assurance.bring') && writable,
    bringLetter: may('assurance.bring') && isHere && report.kind === 'soc1',
    begin: may('assurance.evaluate') && state === 'received',
    change: may('assurance.evaluate') && (state === 'expected' || state === 'overdue'),
    weigh: may('assurance.evaluate') && state === 'under_review',
    coverGap: may('assurance.evaluate') && isHere && report.kind === 'soc1',
    mapControls: may('assurance.evaluate') && isHere && report.kind === 'soc1',
    approve: may('reviews.approve') && own !== null,
  };
}

export type MayDo = ReturnType<typeof useMayDo>;
