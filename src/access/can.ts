import { SetMetadata } from '@nestjs/common';
import type { Policy } from './policy.js';

/** Where the guard finds a route's declaration. */
export const CAN = 'rakornas:can';

/** A route's declaration: the policy and the action. */
export interface Declaration {
  readonly policy: Policy<unknown>;
  readonly action: string;
}

/** The one declaration on a route: `@Can(delegationPolicy, 'nominate')`. A route without it stops the boot. */
export const Can = <S, A extends string>(policy: Policy<S, A>, action: A): MethodDecorator =>
  SetMetadata(CAN, { policy, action });
