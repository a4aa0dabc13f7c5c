import type { Changes } from './amendment';
import type { NoticeStart } from './notice-start.rules';
import type { GroundAnswer, VendorState } from './vendor-lifecycle.rules';

interface ContactParticulars {
  contactId: string;
  name: string;
}

declare module '../audit-trail/deeds' {
  interface Deeds {
    'vendor.registered': {
      name: string;
      legalName: string;
      country: string;
      sectors: string[];
      summary: string;
      contractNoticeMinutes: number | null;
      contractNoticeFrom: NoticeStart | null;
    };
    'vendor.changed': { changes: Changes };
    'vendor.contact-added': ContactParticulars & { roleLabel: string; email: string; phone: string; channel2: string };
    'vendor.contact-changed': ContactParticulars & { changes: Changes };
    'vendor.contact-verified': ContactParticulars & { on: string; how: string };
    'vendor.contact-removed': ContactParticulars;
    'vendor.moved': {
      transitionId: string;
      from: VendorState;
      to: VendorState;
      reason: string;
      grounds: GroundAnswer[];
      dataReturn: string | null;
      retention: string | null;
    };
  }
}
