import { Global, Module } from '@nestjs/common';
import { registerWords } from '../i18n/translator.js';
import { AccountQueries } from './accounts.queries.js';
import { Accounts } from './accounts.service.js';
import { AdministrationController } from './administration.controller.js';
import { Administration } from './administration.service.js';
import { Authenticator } from './authenticator.js';
import { DemoEntrances } from './demo-entrances.js';
import { FirstStartController } from './first-start.controller.js';
import { FirstStart } from './first-start.js';
import { AccountHousekeeping } from './housekeeping.js';
import { LinksController } from './links.controller.js';
import { accounts as en } from './locales/en.js';
import { accounts as id } from './locales/id.js';
import { MyAccountController } from './my-account.controller.js';
import { MyAccount } from './my-account.service.js';
import { MyGuardsController } from './my-guards.controller.js';
import { Passphrases } from './passphrases.js';
import { SecondStepController } from './second-step.controller.js';
import { SessionsApiController } from './sessions.api.controller.js';
import { SignInCodes } from './sign-in-codes.js';
import { SignInController } from './sign-in.controller.js';
import { SignInDoor } from './sign-in.door.js';
import { SignInLimits } from './sign-in-limits.js';
import { AccountMails } from './sign-in.mail.js';
import { SignIn } from './sign-in.service.js';
import { SignInSteps } from './sign-in-steps.js';
import { SignOutController } from './sign-out.controller.js';

registerWords('accounts', { id, en });

/** Signing in, one's own account, and the administrator's list of accounts. */
@Global()
@Module({
  controllers: [
    SignInController,
    SecondStepController,
    LinksController,
    FirstStartController,
    SignOutController,
    MyAccountController,
    MyGuardsController,
    AdministrationController,
    SessionsApiController,
  ],
  providers: [
    AccountQueries,
    Accounts,
    Administration,
    Authenticator,
    DemoEntrances,
    FirstStart,
    AccountHousekeeping,
    MyAccount,
    Passphrases,
    SignInCodes,
    SignInDoor,
    SignInLimits,
    AccountMails,
    SignIn,
    SignInSteps,
  ],
  exports: [Accounts, Administration, FirstStart, Passphrases],
})
export class AccountsModule {}
