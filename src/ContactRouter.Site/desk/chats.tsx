import type { Api } from '../shared/api';
export function Chats(_: { api: Api; list: unknown }) { return <main class="chats-view" />; }
