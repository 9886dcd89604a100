import { render } from 'preact';
import { byId } from '../shared/dom';
import { KeyGate } from '../shared/key-gate';
import { Toasts } from '../shared/toast';
import { Ops } from './ops';

const app = byId('app');
app.replaceChildren();
render(<><KeyGate area="ops" title="Operations">{api => <Ops api={api} />}</KeyGate><Toasts /></>, app);
