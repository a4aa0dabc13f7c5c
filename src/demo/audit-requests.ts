import type { Told } from './audit-desk';
import type { VendorDesk } from './vendor-desk';

/** Vendors that the auditor asks about. */
export interface Audited {
  quillfeather: VendorDesk;
  osprey: VendorDesk;
  saltmarsh: VendorDesk;
  nettlecombe: VendorDesk;
  larkmoor: VendorDesk;
  fenwick: VendorDesk;
}

const asked = (number: number, control: string, wanted: string) => ({
  ...{ auditorRef: `FS-${String(number).padStart(2, '0')}`, control, wanted, format: 'PDF', dueOn: '2026-10-16' },
});

/** Twelve requests of the interim audit: what becomes of each follows from where it stands in the list. */
export function auditRequests(of: Audited): { closed: Told[]; returned: Told; delivered: Told[]; open: Told[] } {
  const { quillfeather, osprey, saltmarsh, nettlecombe, larkmoor, fenwick } = of;
  return {
    closed: [
      { ...asked(1, 'PLN-02', 'The recovery plan in force, as approved'), owner: 'ines', about: quillfeather },
      { ...asked(2, 'GOV-01', 'Continuity charter, signed'), owner: 'ines', about: osprey },
      { ...asked(3, 'PLN-03', 'Risk assessment of the year'), owner: 'dana', about: saltmarsh },
      { ...asked(4, 'TST-02', 'Log of the recovery test, with the times of its steps'), owner: 'dana', about: osprey },
      { ...asked(5, 'GOV-01', 'Continuity charter, signed'), owner: 'ines', about: nettlecombe },
    ],
    returned: { ...asked(7, 'TST-01', 'Result of the exercise, step by step'), owner: 'dana', about: fenwick },
    delivered: [
      { ...asked(8, 'PLN-02', 'The recovery plan in force, as approved'), owner: 'dana', about: larkmoor },
      { ...asked(9, 'TEC-02', 'Capacity test of the site that remains'), owner: 'ines', about: quillfeather },
      { ...asked(10, 'GOV-03', 'Who decides when the plan is activated, in words'), owner: 'mei' },
    ],
    open: [
      {
        ...asked(11, 'TPR-01', 'SOC 1 report and its bridge letter'),
        owner: 'mei',
        dueOn: '2026-12-04',
        about: larkmoor,
      },
      { ...asked(12, 'IMP-01', 'Actions of the year, with the day on which each was seen fixed'), owner: 'ines' },
    ],
  };
}
