import type { Service } from '../../api/vendors';

/** What every card of the Service page is given. */
export type ServiceCardProps = { service: Service };
