import { type DeviceAccount, nameOf } from '../accounts/account';
import { ShieldPicture, WarnPicture } from '../../design/pictures';
import { useWords } from '../words/Speech';

export function DeviceRow({ account }: { readonly account: DeviceAccount }) {
  const words = useWords();
  return (
    <div className={`au-row ${account.over ? 'au-row-over' : ''}`}>
      <div className="au-row-text">
        <p className="au-name">{nameOf(account)}</p>
        <p className="au-quiet">{account.account}</p>
        <p className="au-state">
          {account.over ? <WarnPicture /> : <ShieldPicture />}
          {account.over ? words.notConnected : words.approves}
        </p>
      </div>
    </div>
  );
}
