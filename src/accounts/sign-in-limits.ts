import { Injectable } from '@nestjs/common';
import { type Limit, Throttle } from '../access/throttle.js';
import { networkOf } from './entrance.js';

/** A hotel's one address stands for four hundred delegates on the morning of a Rakornas. */
const PER_NETWORK: Limit = { hits: 600, minutes: 15 };
const PER_ACCOUNT: Limit = { hits: 10, minutes: 15 };
/** Six digits bear only so much guessing; the mailed link always works. */
const DIGITS_PER_DAY: Limit = { hits: 60, minutes: 24 * 60 };

/** What is counted apart. */
export type Attempt = 'mail' | 'digits' | 'passphrase' | 'authenticator' | 'personalCode' | 'link' | 'start';

/** Limits of signing in. They count what was typed, so an account that does not exist is limited the same. */
@Injectable()
export class SignInLimits {
  constructor(private readonly throttle: Throttle) {}

  /** Counts one attempt; throws TooMany. `account` is the e-mail typed or the account's id; null counts the network only. */
  async count(attempt: Attempt, address: string, account: string | null): Promise<void> {
    await this.throttle.hit({
      [`${attempt} ${networkOf(address)}`]: PER_NETWORK,
      ...(account === null ? {} : { [keyOf(attempt, account)]: PER_ACCOUNT }),
      ...(account !== null && attempt === 'digits'
        ? { [`${keyOf(attempt, account)} of a day`]: DIGITS_PER_DAY }
        : {}),
    });
  }

  /** Forgets an account's attempts after the right answer. */
  async forget(attempt: Attempt, account: string): Promise<void> {
    await this.throttle.forget(keyOf(attempt, account));
  }
}

const keyOf = (attempt: Attempt, account: string): string =>
  `${attempt} account ${account.trim().toLowerCase().slice(0, 300)}`;
