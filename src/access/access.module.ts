import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule, MetadataScanner } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './access.guard.js';
import { Account } from './account.entity.js';
import { Housekeeping } from './housekeeping.js';
import { MeetingRole } from './meeting-role.entity.js';
import { RouteInventory } from './route-inventory.js';
import { Sessions } from './sessions.js';
import { Throttle } from './throttle.js';

/** Who is there, what they may, and the proof that every route says so. */
@Global()
@Module({
  imports: [DiscoveryModule, TypeOrmModule.forFeature([Account, MeetingRole])],
  providers: [
    Sessions,
    Throttle,
    Housekeeping,
    RouteInventory,
    MetadataScanner,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [Sessions, Throttle, RouteInventory],
})
export class AccessModule {}
