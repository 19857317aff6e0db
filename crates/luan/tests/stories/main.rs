//! The program as its users call it, one claim a file.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops, and says where")]

mod a_backup_becomes_a_record_again;
mod a_file_says_which_documents_it_has;
mod a_packet_goes_there_and_back;
mod a_plan_is_accepted_by_the_rules;
mod a_thread_is_followed_to_the_last_cell;
mod exit_codes;
mod help_speaks_both_languages;
mod lines_are_in_order;
mod papers_go_into_a_folder;
mod story;
mod the_account_of_the_town;
mod the_record_keeps_what_it_is_told;
mod what_goes_out_comes_back;
mod what_if_is_two_reviews;
mod what_the_town_cites;
mod why_says_what_the_review_says;
