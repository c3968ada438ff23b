import { useRequireAccess } from 'react-admin';
import { Waiting } from '../display/Ask';

/** A page that sends whoever may not open it to React-Admin's "access denied"; the API would refuse its data anyway. */
export const guarded = (Page: React.ComponentType, action: 'list' | 'show' | 'create' | 'edit') =>
  function Guarded() {
    const { isPending } = useRequireAccess({ action });
    return isPending ? <Waiting /> : <Page />;
  };
