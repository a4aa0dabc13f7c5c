import type { ImpactCategory } from './impact-words.rules';

/** What a category asks, and what each score from 0 to 4 means in it. */
export interface CategoryGuide {
  label: string;
  asks: string;
  /** Five sentences, the score is the position. */
  anchors: readonly [string, string, string, string, string];
}

/** An assessment keeps the version that it was scored by; changed anchors are a new version. */
export const GUIDE_VERSION = '1.0.0';

export const SCORE_WORDS = ['none', 'slight', 'serious', 'severe', 'unacceptable'] as const;

/** Written for scoring: what one would see at this point of an outage. */
export const IMPACT_GUIDE: Record<ImpactCategory, CategoryGuide> = {
  customers: {
    label: 'Customers and service',
    asks: 'What do customers notice, and how many are left without an answer?',
    anchors: [
      'Customers notice nothing.',
      'Waiting grows; nobody is turned away.',
      'A noticeable share cannot be served; other channels carry the rest.',
      'Most customers cannot be served, and a backlog builds that takes days to clear.',
      'Customers are left without a service that they cannot do without, or leave for good.',
    ],
  },
  revenue_and_cost: {
    label: 'Revenue and cost',
    asks: 'What is lost or spent because of the outage?',
    anchors: [
      'Nothing is lost.',
      'Income is delayed and comes in later; extra cost stays within the budget of the department.',
      'Income is lost or cost arises that the department must report.',
      'The loss changes the result of the month.',
      'The loss changes the result of the year or needs money that is not there.',
    ],
  },
  legal_and_regulatory: {
    label: 'Legal and regulatory',
    asks: 'Which duty towards an authority or by law is missed?',
    anchors: [
      'No duty is touched.',
      'A duty is met late within its own allowance.',
      'A duty is missed that has to be noted and explained.',
      'A breach has to be reported; questions or measures of an authority are likely.',
      'A breach that puts a licence at risk or leads to penalties or proceedings.',
    ],
  },
  contractual: {
    label: 'Contractual',
    asks: 'Which promise to customers or partners is broken?',
    anchors: [
      'No promise is touched.',
      'A service level is used up but kept.',
      'A service level is broken; credits are due.',
      'Several contracts are broken; claims are made.',
      'A contract that the business rests on can be ended for cause.',
    ],
  },
  reputation: {
    label: 'Reputation',
    asks: 'Who hears of it, and what do they think of us afterwards?',
    anchors: [
      'Nobody outside hears of it.',
      'Single complaints.',
      'Complaints in public that have to be answered.',
      'Reports in the press; partners ask for explanations.',
      'Lasting loss of trust among customers, investors or authorities.',
    ],
  },
  health_and_safety: {
    label: 'Health and safety',
    asks: 'Can somebody come to harm because of the outage?',
    anchors: [
      'Nobody can come to harm.',
      'Discomfort that passes.',
      'A safeguard is missing; others still hold.',
      'Harm to people becomes likely.',
      'Life or health of people is in danger.',
    ],
  },
  people_and_payroll: {
    label: 'People and payroll',
    asks: 'Are our people paid, informed and able to work?',
    anchors: [
      'Our people notice nothing.',
      'Work is more laborious.',
      'Some cannot work, or time records have to be caught up.',
      'Pay is late or wrong for some, or a department stands still.',
      'Pay is not made on the day that the law or the contract names, or most cannot work.',
    ],
  },
  financial_reporting: {
    label: 'Financial reporting and close',
    asks: 'Can transactions still be recorded completely and in time, and can the books be closed?',
    anchors: [
      'No records that feed the books are touched.',
      'Records arrive late; the close is not affected.',
      'Records have to be entered or reconciled by hand before the close.',
      'The close is delayed, or controls over the records cannot be performed as designed.',
      'A filing is at risk, or transactions cannot be shown to be complete and accurate.',
    ],
  },
  data_and_privacy: {
    label: 'Data and privacy',
    asks: 'Is data lost, wrong, exposed or out of reach?',
    anchors: [
      'No data is touched.',
      'Data is out of reach for a while and complete afterwards.',
      'Data has to be entered again from other records.',
      'Data is lost or wrong for good, or persons have to be told.',
      'Data that we must keep is lost, or personal data is exposed on a large scale.',
    ],
  },
  dependent_operations: {
    label: 'Dependent operations',
    asks: 'Which other work stops because this service is down?',
    anchors: [
      'No other work depends on it by then.',
      'Other work goes on with small workarounds.',
      'Other work slows down; workarounds bind people.',
      'Other critical work stops in part.',
      'Other critical work stops.',
    ],
  },
};
