import { Link } from '@tanstack/react-router';
import { useClientName } from '../api/client-name.ts';
import { clientTitle } from '../api/client-title.ts';
import { useMay } from '../api/may.ts';

interface ClientLinkProps {
  readonly id: string;
  readonly className?: string | undefined;
  /** What is said of a client who has no e-mail address, where a number alone tells too little. */
  readonly called?: (name: string) => string;
}

/** A client by name, and the way to its page for those who may see it. */
export function ClientLink({ id, className, called = (name) => name }: ClientLinkProps) {
  const mayOpen = useMay('getClient');
  const { client, isPending } = useClientName(id);
  // Its place is kept, so that no name is read that is another one in a moment.
  const name = (
    <span style={{ visibility: isPending ? 'hidden' : 'visible' }}>
      {client.email ?? called(clientTitle(client))}
    </span>
  );
  if (!mayOpen) return name;
  return (
    <Link className={className} to="/clients/$clientId" params={{ clientId: id }}>
      {name}
    </Link>
  );
}
