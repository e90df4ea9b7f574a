// Meethouse: the way to the notices. What you change between these marks is overwritten. Old JavaScript on purpose: the mobile apps read this file, too.
(function (config) {
    'use strict';

    var titles = @titles@;
    var shown = 'display: block; position: fixed; z-index: 10; padding: 4px 10px; border-radius: 4px; background: rgba(20, 28, 38, 0.85); color: #fff; font-size: 14px; line-height: 20px;';

    // The apps' own settings and pages link it.
    config.legalUrls = config.legalUrls || {};
    config.legalUrls.privacy = 'https://@domain@/privacy/';

    if (typeof document === 'undefined' || !document.addEventListener) {
        return;
    }
    document.addEventListener('DOMContentLoaded', function () {
        var style = document.createElement('style');
        var link = document.createElement('a');
        var language = (navigator.language || '').slice(0, 2);

        if (!titles[language]) {
            language = Object.keys(titles)[0];
        }
        // On the page one starts from and on the one before a meeting; never over a meeting. Each rule by itself: a browser drops those it cannot read.
        style.textContent = '#meethouse-privacy { display: none; }' +
            'body.welcome-page #meethouse-privacy { ' + shown + ' right: 12px; bottom: 12px; }' +
            'body:has(.premeeting-screen) #meethouse-privacy { ' + shown + ' right: 12px; top: 12px; }';
        link.id = 'meethouse-privacy';
        link.href = '/privacy/';
        link.target = '_blank';
        link.rel = 'noopener';
        link.lang = language;
        link.textContent = titles[language];
        document.head.appendChild(style);
        document.body.appendChild(link);
    });
}(config));
