/** Which address shows which page. State worth sharing lives in the address. */
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { readConversationsSearch } from './pages/conversations/conversations-search.ts';
import { ConversationsPage } from './pages/conversations/conversations.tsx';
import { PastePage } from './pages/conversations/paste.tsx';
import { readTalkSearch, TalkPage } from './pages/conversations/talk-page.tsx';
import { CustomerPage } from './pages/customer/customer.tsx';
import { CustomersPage } from './pages/customers/customers.tsx';
import { readCustomerSearch } from './pages/customers/search.ts';
import { DataPage } from './pages/data/data.tsx';
import { ReadingPage } from './pages/reading/reading.tsx';
import { SettingsPage } from './pages/settings/settings.tsx';
import { TodayPage } from './pages/today/today.tsx';
import { VoicePage } from './pages/voice/voice.tsx';
import { LifeCyclePage } from './pages/worth/life-cycle.tsx';
import { readProfitSearch } from './pages/worth/profit-search.ts';
import { ProfitPage } from './pages/worth/profit.tsx';
import { RulesPage } from './pages/worth/rules.tsx';
import { ServicePage } from './pages/worth/service.tsx';
import { LoyaltyPage } from './pages/worth/loyalty.tsx';
import { NeedsPage } from './pages/worth/needs.tsx';
import { readPairSearch } from './pages/worth/pair-search.ts';
import { ProductsPage } from './pages/worth/products.tsx';
import { ValuePage } from './pages/worth/value.tsx';
import { WorthPage } from './pages/worth/worth.tsx';
import { Lost } from './shell/lost.tsx';
import { Shell } from './shell/shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: Lost });

const pages = [
  createRoute({ getParentRoute: () => root, path: '/', component: TodayPage }),
  createRoute({ getParentRoute: () => root, path: '/customers', component: CustomersPage, validateSearch: readCustomerSearch }),
  createRoute({ getParentRoute: () => root, path: '/customers/$id', component: CustomerPage }),
  createRoute({ getParentRoute: () => root, path: '/worth', component: WorthPage }),
  createRoute({ getParentRoute: () => root, path: '/worth/rules', component: RulesPage }),
  createRoute({ getParentRoute: () => root, path: '/worth/service', component: ServicePage }),
  createRoute({ getParentRoute: () => root, path: '/worth/value', component: ValuePage }),
  createRoute({ getParentRoute: () => root, path: '/worth/life-cycle', component: LifeCyclePage }),
  createRoute({ getParentRoute: () => root, path: '/worth/profit', component: ProfitPage, validateSearch: readProfitSearch }),
  createRoute({ getParentRoute: () => root, path: '/worth/loyalty', component: LoyaltyPage }),
  createRoute({ getParentRoute: () => root, path: '/worth/products', component: ProductsPage, validateSearch: readPairSearch }),
  createRoute({ getParentRoute: () => root, path: '/worth/needs', component: NeedsPage }),
  createRoute({ getParentRoute: () => root, path: '/voice', component: VoicePage }),
  createRoute({ getParentRoute: () => root, path: '/voice/reading', component: ReadingPage }),
  createRoute({ getParentRoute: () => root, path: '/conversations', component: ConversationsPage, validateSearch: readConversationsSearch }),
  createRoute({ getParentRoute: () => root, path: '/conversations/paste', component: PastePage }),
  createRoute({ getParentRoute: () => root, path: '/conversations/$id', component: TalkPage, validateSearch: readTalkSearch }),
  createRoute({ getParentRoute: () => root, path: '/data', component: DataPage }),
  createRoute({ getParentRoute: () => root, path: '/settings', component: SettingsPage }),
] as const;

export const router = createRouter({ routeTree: root.addChildren(pages), defaultPreload: false });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
