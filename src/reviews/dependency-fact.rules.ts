/** What the dependency register holds, as far as checks ask. */
export interface DependencyMetricFacts {
  /** Live ones of the vendor's active services. */
  register: {
    serviceId: string;
    /** Another party, or another service, rests on or recovers the same thing. */
    shared: boolean;
    /** Both sides confirmed the present terms within 395 days, without an objection. */
    confirmed: boolean;
    /** Recovered later than the service must be; null while a number is missing. */
    slower: boolean | null;
    /** The day of the vendor's own word on the present terms; null without one. */
    usOn: string | null;
  }[];
  /** Sub-outsourcers at work; those that no service names count for each. */
  subOutsourcers: { serviceIds: string[]; critical: boolean; assessed: boolean }[];
}
