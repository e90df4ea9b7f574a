// The little of the real client's inner state that settings of a server may lean on: which conference is being
// joined, which one is current, and whether its password is known here.
(function() {
    const KEY = 'features/base/conference';
    let state = { [KEY]: { authRequired: undefined, conference: undefined, joining: undefined, locked: undefined,
        password: undefined, passwordRequired: undefined } };
    const listeners = new Set();

    function assign(part) {
        state = { ...state, [KEY]: { ...state[KEY], ...part } };
        listeners.forEach(listener => listener());
    }

    const reducers = {
        CONFERENCE_WILL_JOIN: action => assign({ joining: action.conference }),
        CONFERENCE_JOINED: action => assign({ authRequired: undefined, conference: action.conference, joining: undefined,
            passwordRequired: undefined }),
        CONFERENCE_FAILED: action => assign({ conference: undefined, joining: undefined, ...action.needs }),
        CONFERENCE_LEFT: () => assign({ conference: undefined, joining: undefined, locked: undefined, password: undefined }),
        LOCK_STATE_CHANGED: action => assign(action.locked
            ? { locked: state[KEY].locked || 'LOCKED_REMOTELY' }
            : { locked: undefined, password: undefined }),
        SET_PASSWORD: action => {
            if (action.method === action.conference.lock) {
                assign({ locked: action.password ? 'LOCKED_LOCALLY' : undefined, password: action.password });
            } else if (action.method === action.conference.join) {
                assign({ locked: 'LOCKED_REMOTELY', password: action.password, passwordRequired: undefined });
            }
        }
    };

    window.APP = {
        store: {
            dispatch(action) {
                if (reducers[action.type]) {
                    reducers[action.type](action);
                }

                return action;
            },
            getState: () => state,
            subscribe(listener) {
                listeners.add(listener);

                return () => listeners.delete(listener);
            }
        }
    };
})();
