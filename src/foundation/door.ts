import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from './actor';
import { Problem } from './problem';

/** Every permission that a door can ask for. Which role holds which stands in `access/permissions.ts`. */
export const PERMISSIONS = [
  'session.own',
  'notices.own',
  'people.read',
  'people.manage',
  'vendors.read',
  'vendors.manage',
  'services.read',
  'services.manage',
  'services.decide-tier',
  'services.approve-tier',
  'objectives.propose',
  'objectives.accept',
  'impact.score',
  'impact.accept',
  'dependencies.write',
  'dependencies.match',
  'alternates.write',
  'catalogue.read',
  'catalogue.draft-read',
  'catalogue.edit',
  'catalogue.publish',
  'periods.read',
  'periods.manage',
  'periods.approve',
  'obligations.read',
  'obligations.schedule',
  'evidence.read',
  'evidence.bring',
  'evidence.download',
  'plans.read',
  'plans.write',
  'plans.approve',
  'exercises.read',
  'exercises.write',
  'exercises.observe',
  'exercises.approve',
  'disruptions.read',
  'disruptions.report',
  'disruptions.manage',
  'assurance.read',
  'assurance.bring',
  'assurance.evaluate',
  'questionnaires.read',
  'questionnaires.answer',
  'questionnaires.review',
  'submissions.make',
  'reviews.read',
  'reviews.write',
  'reviews.approve',
  'queries.reply',
  'findings.read',
  'findings.write',
  'findings.respond',
  'findings.approve',
  'findings.icfr-read',
  'findings.icfr-decide',
  'exceptions.read',
  'exceptions.request',
  'exceptions.assess',
  'exceptions.approve',
  'exceptions.accept-risk',
  'attestations.read',
  'attestations.prepare',
  'attestations.sign',
  'attestations.schedule',
  'attestations.review',
  'attestations.waive',
  'authority.verify',
  'coverage.read',
  'packets.read',
  'packets.prepare',
  'packets.approve',
  'packets.download',
  'requests.read',
  'requests.open-list',
  'requests.take-part',
  'requests.ask',
  'requests.answer',
  'populations.freeze',
  'retention.read',
  'disposals.read',
  'retention.manage',
  'retention.approve',
  'trail.read',
  'imports.run',
  'mail.read',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

export const DOOR = 'holdfast:door';

/** Declares the permission that a door asks for. A handler without `@Allow` or `@Public` answers 403. */
export const Allow = (permission: Permission) => SetMetadata(DOOR, permission);

/** Declares a door that stands open without a session. */
export const Public = () => SetMetadata(DOOR, 'public');

export type DoorRequest = FastifyRequest & { actor?: Actor };

/** The person who asks, as a handler's parameter. */
export const Asking = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<DoorRequest>();
  if (!actor) throw new Problem('not-signed-in', 'Sign in to go on.');
  return actor;
});
