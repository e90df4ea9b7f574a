// What the page begins with.
(function () {
    'use strict';

    const { texts, views, blocks } = window;

    // At once, before anything else can see it: the token leaves the address bar and the history.
    function takeFragment() {
        const fragment = location.hash.slice(1);

        if (location.hash || location.search) {
            history.replaceState(null, '', location.pathname);
        }

        return fragment;
    }

    function begin() {
        const fragment = takeFragment();

        if (/^[A-Za-z0-9_-]{16,64}$/.test(fragment)) {
            views.link(fragment);
        } else if (fragment) {
            views.dead();
        } else {
            views.signIn();
        }
    }

    // Another link opened in the same tab changes nothing but the fragment.
    window.addEventListener('hashchange', () => {
        if (location.hash.length > 1) {
            begin();
        }
    });
    // A page that comes back from the browser's memory must not come back signed in.
    window.addEventListener('pageshow', event => event.persisted && location.reload());
    // By then all scripts have run, or never will.
    window.addEventListener('load', () => views.account && views.rooms && window.invitation && document.getElementById('missing').remove());
    texts.choose().then(() => {
        blocks.frame();
        begin();
    });
}());
