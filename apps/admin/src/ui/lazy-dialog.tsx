import { useMounted } from '@mantine/hooks';
import { lazy, Suspense, useState, type ComponentType } from 'react';

/**
 * A dialog whose code comes when it is first opened. It then stays, so that it can fade away; and it
 * is drawn closed before it opens, because only a dialog that saw itself open knows where the focus
 * came from and gives it back.
 */
export function lazyDialog<P extends { opened: boolean }>(load: () => Promise<ComponentType<P>>) {
  const Dialog = lazy(async () => {
    const Loaded = await load();
    return { default: (props: P) => <Opening dialog={Loaded} {...props} /> };
  }) as unknown as ComponentType<P>;
  return function LazyDialog(props: P) {
    const [wanted, setWanted] = useState(props.opened);
    if (props.opened && !wanted) setWanted(true);
    if (!wanted) return null;
    return (
      <Suspense fallback={null}>
        <Dialog {...props} />
      </Suspense>
    );
  };
}

function Opening<P extends { opened: boolean }>(props: P & { dialog: ComponentType<P> }) {
  const { dialog: Dialog, ...rest } = props;
  const drawn = useMounted();
  return <Dialog {...(rest as unknown as P)} opened={drawn && props.opened} />;
}
