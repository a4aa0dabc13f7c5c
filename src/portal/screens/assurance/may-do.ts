import type { AssuranceDetail } from '../../api/assurance';
import { useMay, useSession } from '../../api/session';

type State = AssuranceDetail['state'];
const AWAITED: State[] = ['expected', 'overdue'];
const HERE: State[] = ['received', 'under_review', 'evaluated'];

/** What this person may do with the report now; the API decides, this only hides what it would refuse. */
export function useMayDo({ state, kind, own }: AssuranceDetail) {
  const may = useMay();
  const ofVendor = useSession().vendorId !== null;
  const writable: State[] = ofVendor ? ['received'] : ['received', 'under_review'];
  const isSoc1Here = kind === 'soc1' && HERE.includes(state);
  const bringsIn = (states: State[]) => may('assurance.bring') && states.includes(state);
  const weighsIn = (states: State[]) => may('assurance.evaluate') && states.includes(state);
  return {
    ofVendor,
    receive: bringsIn(AWAITED),
    write: bringsIn(writable),
    bringLetter: isSoc1Here && may('assurance.bring'),
    begin: weighsIn(['received']),
    change: weighsIn(AWAITED),
    weigh: weighsIn(['under_review']),
    coverGap: isSoc1Here && may('assurance.evaluate'),
    mapControls: isSoc1Here && may('assurance.evaluate'),
    approve: own !== null && may('reviews.approve'),
  };
}

export type MayDo = ReturnType<typeof useMayDo>;
