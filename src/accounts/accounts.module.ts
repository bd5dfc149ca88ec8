import { Global, Module } from '@nestjs/common';
import { Accounts } from './accounts.service.js';
import { SignInCodes } from './sign-in-codes.js';

/** Signing in, one's own account, and the administrator's list of accounts. */
@Global()
@Module({ providers: [SignInCodes, Accounts], exports: [Accounts] })
export class AccountsModule {}
