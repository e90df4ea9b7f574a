# shellcheck shell=sh
# The words that steps are written in. run.sh reads this file first, then the step.
#
# A step defines check() and apply(). check() says whether it is already so, changes nothing and is quick. apply() makes
# it so, may find it half or wholly done, and ends with the state of its last command. After it check() must pass.
# Values are there as variables in capitals ("$DOMAIN"), never exported. What a word changes it writes down first, so
# that undo finds it whenever the server stops. Words return 0 when it is so, else they say why and return 1.
#
# Files of ours
#   place NAME TARGET [MODE [OWNER:GROUP]]   files/NAME becomes TARGET (0644 root:root); folders on the way are made; a
#                                            file that was there is kept as an original
#   placed NAME TARGET [MODE [OWNER:GROUP]]  the check for it
#   place_link POINTS_TO LINK / link_placed POINTS_TO LINK      the same for a symbolic link
#   ours FILE                                FILE will be written by the step itself (a certificate): undo removes it
#   our_tree DIR                             DIR is made and all in it is ours, whoever fills it: undo removes it whole
#
# Files of others
#   add_line FILE LINE / has_line FILE LINE  LINE as last line; it must contain the word meethouse, by which a person
#                                            and undo know it wherever it stands later
#   add_block FILE NAME COMMENT / has_block FILE NAME COMMENT
#                                            files/NAME between two marks at the end; COMMENT is the file's comment sign
#                                            (// or -- or #); another content replaces it where it stands
#   replace_line FILE COMMENT PREFIX NEW / line_replaced FILE COMMENT PREFIX NEW
#                                            each line that begins with PREFIX (after blanks) becomes NEW; the old one
#                                            stays above it as a marked comment, from where undo takes it back
#   keep_original FILE                       FILE will be altered otherwise: undo restores it if it is still as we left it
#   take_away FILE / taken_away FILE         FILE is removed, undo brings it back
#
# Packages
#   preseed                                  debconf answers from standard input, lines PACKAGE QUESTION TYPE VALUE; the
#                                            VALUE @NAME@ stands for the secret NAME
#   install_packages [OPTION…] PACKAGE… / packages_installed PACKAGE…
#                                            apt, lists refreshed if needed; exactly what was new is written down
#   apt_update                               refreshes the lists if sources changed or they are older than a day
#
# Services
#   restart_later UNIT… / reload_later UNIT… once, after the last step of the run, in whichever run that is
#   restart_now                              does now what was put off so far
#   enable_unit UNIT… / unit_enabled UNIT…   enabled and running; the state before is written down
#   disable_unit UNIT… / unit_disabled UNIT… neither enabled nor running; likewise
#   within SECONDS COMMAND…                  repeats COMMAND until it succeeds, at most so long
#
# Accounts
#   add_user NAME HOME / user_exists NAME    a system user with a group of the same name
#   add_member USER GROUP / is_member USER GROUP
#
# Secrets: files of /run/meethouse/ID, 0600. Never an argument, a variable of the environment or a log.
#   secret NAME                              prints the path; fails if it is not there
#   secret_done NAME…                        deletes it: whoever used it says so
#
# Else
#   say TEXT…                                a line of the log
#   fail TEXT…                               a line of the log that says why, and returns 1
#   leaves TEXT…                             something undo cannot take back and shall name: a whole sentence
#
# run.sh sets: bundle (where files/ lies), state (/var/lib/meethouse), secrets (/run/meethouse/ID), scratch.
