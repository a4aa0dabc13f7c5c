/** The moment from which a contract's time for giving notice of a disruption runs. */
export const NOTICE_STARTS = ['disruption', 'detection', 'declaration'] as const;
export type NoticeStart = (typeof NOTICE_STARTS)[number];
