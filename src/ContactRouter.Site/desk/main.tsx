import { render } from 'preact';
import { byId } from '../shared/dom';
import { KeyGate } from '../shared/key-gate';
import { Toasts } from '../shared/toast';
import { Desk } from './desk';

const app = byId('app');
app.replaceChildren();
render(<><KeyGate area="desk" title="Desk">{api => <Desk api={api} />}</KeyGate><Toasts /></>, app);
